package dev.tierwise.adapter.hubspot.http;

/** Where the token of a request comes from. */
interface Access {

    /** The token to send now; this may first have to be fetched. */
    String token() throws ApiException, RetryableException, InterruptedException;

    /**
     * A token was refused. Makes sure that it is not used again, if its time was up.
     *
     * @return whether repeating the request with another token is worth it
     */
    boolean outlived(String refused, ErrorBody reason);
}

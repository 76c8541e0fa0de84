package dev.tierwise.adapter.hubspot.http;

/** Always the same token. */
record FixedAccess(Tokens.Fixed tokens) implements Access {

    @Override
    public String token() {
        return tokens.token().reveal();
    }

    @Override
    public boolean outlived(String refused, ErrorBody reason) {
        return false;
    }
}

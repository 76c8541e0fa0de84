package dev.tierwise.adapter.hubspot.http;

/**
 * A request as messages name it: without its query, which may hold people's addresses.
 *
 * @param search whether it counts against the limit of searches
 */
record RequestName(String method, String path, boolean search) {

    @Override
    public String toString() {
        return method + " " + path;
    }
}

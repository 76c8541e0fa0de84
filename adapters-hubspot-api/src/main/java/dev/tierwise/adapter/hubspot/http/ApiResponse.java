package dev.tierwise.adapter.hubspot.http;

import okhttp3.Headers;

/**
 * An answer, read to its end or to where it becomes too long.
 *
 * @param tooLong whether there was more than {@code body} holds
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ApiResponse(int status, Headers headers, byte[] body, boolean tooLong) {

    boolean successful() {
        return status >= 200 && status < 300;
    }
}

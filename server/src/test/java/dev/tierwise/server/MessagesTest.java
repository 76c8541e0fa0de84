package dev.tierwise.server;

import dev.tierwise.testing.MessageFilesContract;

class MessagesTest extends MessageFilesContract {

    MessagesTest() {
        super(150);
    }
}

package dev.tierwise.spi;

import dev.tierwise.testing.MessageFilesContract;

class MessagesTest extends MessageFilesContract {

    MessagesTest() {
        super(6);
    }
}

package dev.tierwise.mcp;

import dev.tierwise.testing.MessageFilesContract;

class MessagesTest extends MessageFilesContract {

    MessagesTest() {
        super(80);
    }
}

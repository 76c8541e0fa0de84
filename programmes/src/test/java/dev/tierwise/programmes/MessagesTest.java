package dev.tierwise.programmes;

import dev.tierwise.testing.MessageFilesContract;

class MessagesTest extends MessageFilesContract {

    MessagesTest() {
        super(90);
    }
}

package dev.tierwise.cli.language;

import dev.tierwise.testing.MessageFilesContract;

class MessagesTest extends MessageFilesContract {

    MessagesTest() {
        super(450);
    }
}

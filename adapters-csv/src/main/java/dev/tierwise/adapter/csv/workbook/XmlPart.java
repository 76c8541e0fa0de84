package dev.tierwise.adapter.csv.workbook;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An XML part of a workbook, read forward. Element and attribute names are compared without their namespaces, which differ between
 * the two variants of the format.
 */
final class XmlPart implements AutoCloseable {

    /** Workbooks nest some ten elements. */
    private static final int DEEPEST = 100;

    /** Workbooks use some hundred names; the parser keeps each one that it meets. */
    private static final int MOST_NAMES = 5_000;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private final InputStream bytes;
    private final Set<String> names = new HashSet<>();
    private int depth;

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    /** Takes over the stream: closing the part closes it. */
    XmlPart(InputStream bytes) throws BadWorkbookException {
        this.bytes = bytes;
        try {
            Reader characters = new ShortTokens(decoded(bytes));
            synchronized (FACTORY) {
                reader = FACTORY.createXMLStreamReader(characters);
            }
        } catch (IOException | XMLStreamException | RuntimeException e) {
            close();
            throw translated(e);
        }
    }

    /**
     * The characters of a part, which is in UTF-8 or UTF-16. The parser does not decode them, because it prints a line to standard error
     * for every byte that is not valid.
     */
    private static Reader decoded(InputStream bytes) throws IOException {
        PushbackInputStream start = new PushbackInputStream(bytes, BYTE_ORDER_MARK.length);
        byte[] first = start.readNBytes(BYTE_ORDER_MARK.length);
        Charset charset = StandardCharsets.UTF_8;
        int mark = 0;
        if (Arrays.equals(first, BYTE_ORDER_MARK)) {
            mark = BYTE_ORDER_MARK.length;
        } else if (first.length > 1) {
            int two = ((first[0] & 0xFF) << 8) | (first[1] & 0xFF);
            mark = two == 0xFEFF || two == 0xFFFE ? 2 : 0;
            if (two == 0xFEFF || two == '<') {
                charset = StandardCharsets.UTF_16BE;
            } else if (two == 0xFFFE || two == '<' << 8) {
                charset = StandardCharsets.UTF_16LE;
            }
        }
        start.unread(first, mark, first.length - mark);
        return new InputStreamReader(start, charset.newDecoder());
    }

    /**
     * Moves to the next start or end of an element.
     *
     * @return whether there is one
     */
    boolean next() throws BadWorkbookException {
        while (true) {
            int event = step();
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_DOCUMENT) {
                return false;
            }
        }
    }

    private int step() throws BadWorkbookException {
        int event;
        try {
            event = reader.next();
        } catch (XMLStreamException | RuntimeException e) {
            // The JDK's parser throws runtime exceptions for some malformed documents.
            throw translated(e);
        }
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                depth++;
                guardNames();
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw BadWorkbookException.of("dtd");
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> guard(reader.getPITarget());
            default -> {}
        }
        return event;
    }

    private void guardNames() throws BadWorkbookException {
        if (depth > DEEPEST) {
            throw BadWorkbookException.of("damaged");
        }
        guard(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            guard(reader.getAttributeLocalName(i));
        }
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            guard(reader.getNamespacePrefix(i));
            guard(reader.getNamespaceURI(i));
        }
    }

    private void guard(@Nullable String name) throws BadWorkbookException {
        if (name != null && names.add(name) && names.size() > MOST_NAMES) {
            throw BadWorkbookException.of("damaged");
        }
    }

    /** Whether an element of this name begins here. */
    boolean begins(String element) {
        return reader.isStartElement() && reader.getLocalName().equals(element);
    }

    /** Whether an element of this name ends here. */
    boolean ends(String element) {
        return reader.isEndElement() && reader.getLocalName().equals(element);
    }

    boolean isStart() {
        return reader.isStartElement();
    }

    String name() {
        return reader.getLocalName();
    }

    /** An attribute of the element that begins here; null if it has none of this name. */
    @Nullable String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** Whether an attribute is there and means yes. */
    boolean isSet(String attribute) {
        String value = attribute(attribute);
        return "1".equals(value) || "true".equals(value) || "on".equals(value);
    }

    /**
     * Appends the characters of the element that begins here, without those of elements in it, and moves to its end.
     *
     * @param most how long the whole target may become
     */
    void appendText(StringBuilder target, int most) throws BadWorkbookException {
        int outer = depth;
        while (true) {
            int event = step();
            if (event == XMLStreamConstants.END_ELEMENT && depth < outer) {
                return;
            }
            if (event == XMLStreamConstants.END_DOCUMENT) {
                throw BadWorkbookException.of("damaged");
            }
            if (depth == outer && reader.isCharacters() && reader.getTextLength() > 0) {
                if (target.length() + reader.getTextLength() > most) {
                    throw BadWorkbookException.of("text.too.long", most);
                }
                target.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            }
        }
    }

    /** Moves to the end of the element that begins here. */
    void skip() throws BadWorkbookException {
        int outer = depth;
        while (depth >= outer) {
            step();
        }
    }

    private static BadWorkbookException translated(Exception failure) {
        if (failure instanceof XMLStreamException e && e.getNestedException() instanceof Exception nested) {
            return Archive.translated(nested);
        }
        return Archive.translated(failure);
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            // What is needed was read.
            return;
        }
    }

    /** Refuses tags, comments and the like that are so long that the parser, which holds each as a whole, fills memory. */
    private static final class ShortTokens extends FilterReader {

        private static final int LONGEST = 1 << 20;

        private int length;
        private char beforeLast;
        private char last;
        private char closing;

        ShortTokens(Reader in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            if (read >= 0) {
                count((char) read);
            }
            return read;
        }

        @Override
        public int read(char[] target, int offset, int most) throws IOException {
            int read = in.read(target, offset, most);
            for (int i = offset; i < offset + read; i++) {
                count(target[i]);
            }
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(char next) throws BadEntryException {
            length++;
            if (length > LONGEST) {
                throw new BadEntryException(BadWorkbookException.of("damaged").text());
            }
            if (closing == 0) {
                if (next == '<') {
                    length = 0;
                } else if (last == '<' && next == '?') {
                    closing = '?';
                } else if (beforeLast == '<' && last == '!') {
                    closing = next == '-' ? '-' : ']';
                }
            } else if (next == '>' && last == closing && (closing == '?' || beforeLast == closing)) {
                closing = 0;
                length = 0;
            }
            beforeLast = last;
            last = next;
        }
    }
}

package dev.tierwise.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.browser.Browser.Colours;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Takes the pictures of the documentation; runs only when it is named. */
@ExtendWith(BrowserExtension.class)
class DocumentationImages {

    private static final Path IMAGES = Path.of("../docs/images");
    private static final int PALETTE = 200;
    private static final int MOST_BYTES = 120_000;

    @TempDir
    private Path folder;

    @Test
    void report(Browser browser) throws IOException {
        browser.open(new Reports(folder).agency("en"));
        take(browser, "report", 1280, 1080);

        browser.run("document.getElementById('forecast').scrollIntoView({behavior: 'instant'})");
        browser.colours(Colours.DARK);
        take(browser, "report-dark", 1280, 800);

        browser.colours(Colours.LIGHT);
        browser.size(390, 844);
        browser.run("scrollTo({top: 0, behavior: 'instant'})");
        take(browser, "report-phone", 390, 844);
    }

    @Test
    void dashboard(Browser browser) throws IOException, InterruptedException {
        ServedAgencies.configure(
                folder,
                ServedAgencies.partner("Elbufer Kommunikation GmbH", Reports.example("gaps"), ""),
                ServedAgencies.partner(ServedAgencies.AGENCY, Reports.example("agency"), ""));
        try (Served served = Served.ready(folder)) {
            browser.open(served.address("/"));
            take(browser, "dashboard", 1280, 400);

            browser.open(served.page("simulation", ServedAgencies.AGENCY, "&sell=New+customer%3D1500%402018-04-01"));
            take(browser, "dashboard-what-if", 1280, 900);
        }
    }

    private static void take(Browser browser, String name, int width, int height) throws IOException {
        browser.size(width, height);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(browser.screenshot()));
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(indexed(image), "png", png);
        assertThat(png.size()).as(name).isLessThan(MOST_BYTES);
        Files.createDirectories(IMAGES);
        Files.write(IMAGES.resolve(name + ".png"), png.toByteArray());
    }

    /** The same picture with the colours that it has most of: a third of the size, and no difference to be seen. */
    private static BufferedImage indexed(BufferedImage image) {
        Map<Integer, Integer> pixels = new HashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                pixels.merge(image.getRGB(x, y), 1, Integer::sum);
            }
        }
        List<Integer> most = pixels.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(PALETTE)
                .map(Map.Entry::getKey)
                .toList();
        int[] colours = most.stream().mapToInt(Integer::intValue).toArray();
        BufferedImage indexed = new BufferedImage(
                image.getWidth(),
                image.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE));
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int place = nearest.computeIfAbsent(image.getRGB(x, y), colour -> nearest(colours, colour));
                indexed.getRaster().setSample(x, y, 0, place);
            }
        }
        return indexed;
    }

    private static int nearest(int[] colours, int wanted) {
        int nearest = 0;
        for (int i = 1; i < colours.length; i++) {
            if (distance(colours[i], wanted) < distance(colours[nearest], wanted)) {
                nearest = i;
            }
        }
        return nearest;
    }

    private static int distance(int one, int other) {
        int distance = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int difference = (one >> shift & 0xff) - (other >> shift & 0xff);
            distance += difference * difference;
        }
        return distance;
    }
}

package dev.tierwise.server.dashboard;

import dev.tierwise.answers.page.html.Asset;
import dev.tierwise.server.http.Response;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The style sheets and scripts that pages load: each under a path that changes with what is in it, so that browsers may keep it. */
final class Assets {

    static final String FOLDER = "/assets/";

    private final Map<String, Asset> known = new ConcurrentHashMap<>();

    String style(Asset asset) {
        return address(asset, ".css");
    }

    String script(Asset asset) {
        return address(asset, ".js");
    }

    private String address(Asset asset, String ending) {
        String path = FOLDER + asset.fingerprint() + ending;
        known.putIfAbsent(path, asset);
        return path;
    }

    /** The file under a path; empty if no page has named it. */
    Optional<Response> answer(String path) {
        return Optional.ofNullable(known.get(path))
                .map(asset -> Response.text(
                                200,
                                path.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8",
                                asset.text())
                        .with("Cache-Control", "private, max-age=31536000, immutable"));
    }
}

package dev.tierwise.server.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.partners.PartnersMapper;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.domain.text.Text;
import dev.tierwise.server.question.Parameter;
import dev.tierwise.server.question.Question;
import dev.tierwise.server.question.Questions;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The description of the API, made of the questions and of the schemas of their answers. */
final class OpenApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROBLEM = "problem";
    private static final String LANGUAGE = "lang";

    /** What is answered only where a token is asked for. */
    private static final List<String> OF_TOKEN = List.of("401", "429");

    private final boolean withToken;
    private final ObjectNode document = JSON.createObjectNode();
    private final ObjectNode schemas = JSON.createObjectNode();

    private OpenApi(boolean withToken) {
        this.withToken = withToken;
    }

    /** The description, as JSON. */
    static String json(List<Question> questions, String version, boolean withToken) {
        return new OpenApi(withToken).write(questions, version);
    }

    private String write(List<Question> questions, String version) {
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Tierwise")
                .put("version", version)
                .put("description", say("api.description"));
        ObjectNode paths = document.putObject("paths");
        for (Question question : questions) {
            failures(
                    get(paths, question.name(), question.kinds(), question.parameters()),
                    "400",
                    "401",
                    "429",
                    "500",
                    "502",
                    "503");
        }
        failures(get(paths, "partners", List.of(PartnersMapper.KIND), List.of()), "400", "401", "429", "500");
        failures(refresh(paths), "400", "401", "403", "429", "500");
        ObjectNode components = document.putObject("components");
        components.set("schemas", schemas);
        schemas.set(PROBLEM, problem());
        if (withToken) {
            components
                    .putObject("securitySchemes")
                    .putObject("token")
                    .put("type", "http")
                    .put("scheme", "bearer");
            document.putArray("security").addObject().putArray("token");
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON is always written", e);
        }
    }

    private static String say(String key) {
        return Text.of(OpenApi.class, key).in(Locale.ENGLISH);
    }

    private ObjectNode get(ObjectNode paths, String name, List<AnswerKind<?>> kinds, List<Parameter> parameters) {
        ObjectNode operation = operation(paths, name, "get", parameters);
        ObjectNode done = operation.withObject("responses").putObject("200").put("description", say("api.200"));
        ObjectNode schema =
                done.putObject("content").putObject("application/json").putObject("schema");
        if (kinds.size() == 1) {
            schema.put("$ref", schema(kinds.get(0)));
        } else {
            ArrayNode either = schema.putArray("anyOf");
            kinds.forEach(kind -> either.addObject().put("$ref", schema(kind)));
        }
        return operation;
    }

    private static ObjectNode refresh(ObjectNode paths) {
        ObjectNode operation = operation(paths, "refresh", "post", Questions.WHOM);
        for (String header : List.of("Origin", "Sec-Fetch-Site")) {
            operation
                    .withArray("parameters")
                    .addObject()
                    .put("name", header)
                    .put("in", "header")
                    .put("required", false)
                    .put("description", say("header." + header))
                    .putObject("schema")
                    .put("type", "string");
        }
        ObjectNode form = operation
                .putObject("requestBody")
                .put("required", false)
                .put("description", say("api.form"))
                .putObject("content")
                .putObject("application/x-www-form-urlencoded")
                .putObject("schema")
                .put("type", "object");
        ObjectNode fields = form.putObject("properties");
        for (Parameter parameter : Questions.WHOM) {
            fields.putObject(parameter.name()).put("type", "string");
        }
        language(fields.putObject(LANGUAGE));
        form.put("additionalProperties", false);
        operation.withObject("responses").putObject("202").put("description", say("api.202"));
        return operation;
    }

    private static void language(ObjectNode schema) {
        ArrayNode known = schema.put("type", "string").putArray("enum");
        for (Language language : Language.values()) {
            known.add(language.toString());
        }
    }

    private static ObjectNode operation(ObjectNode paths, String name, String method, List<Parameter> parameters) {
        ObjectNode operation = paths.putObject(Dashboard.API + name).putObject(method);
        operation.put("operationId", name).put("summary", say("api.of." + name));
        ArrayNode all = operation.putArray("parameters");
        for (Parameter parameter : parameters) {
            ObjectNode one = all.addObject()
                    .put("name", parameter.name())
                    .put("in", "query")
                    .put("required", parameter.needed())
                    .put("description", say("parameter." + parameter.meaning()));
            ObjectNode schema = one.putObject("schema");
            if (parameter.several()) {
                one.put("style", "form").put("explode", true);
                schema.put("type", "array");
                schema = schema.putObject("items");
            }
            switch (parameter.kind()) {
                case DAY -> schema.put("type", "string").put("format", "date");
                case NUMBER -> schema.put("type", "integer").put("minimum", 1);
                case FLAG -> schema.put("type", "boolean");
                case TEXT ->
                    schema.put("type", "string")
                            .putArray("examples")
                            .add(parameter.example().in(Locale.ENGLISH));
            }
        }
        language(all.addObject()
                .put("name", LANGUAGE)
                .put("in", "query")
                .put("required", false)
                .put("description", say("parameter." + LANGUAGE))
                .putObject("schema"));
        return operation;
    }

    private void failures(ObjectNode operation, String... statuses) {
        for (String status : statuses) {
            if (!withToken && OF_TOKEN.contains(status)) {
                continue;
            }
            ObjectNode failure =
                    operation.withObject("responses").putObject(status).put("description", say("api." + status));
            if (status.equals("503")) {
                failure.putObject("headers")
                        .putObject("Retry-After")
                        .put("description", say("header.Retry-After"))
                        .putObject("schema")
                        .put("type", "integer");
            }
            failure.putObject("content")
                    .putObject("application/problem+json")
                    .putObject("schema")
                    .put("$ref", "#/components/schemas/" + PROBLEM);
        }
    }

    private static ObjectNode problem() {
        ObjectNode problem = JSON.createObjectNode().put("type", "object");
        ObjectNode members = problem.putObject("properties");
        members.putObject("type").put("type", "string");
        members.putObject("title").put("type", "string");
        members.putObject("status").put("type", "integer");
        members.putObject("detail").put("type", "string");
        members.putObject("kind").put("type", "string");
        members.putObject("lines").put("type", "array").putObject("items").put("type", "string");
        problem.putArray("required")
                .add("type")
                .add("title")
                .add("status")
                .add("detail")
                .add("kind")
                .add("lines");
        return problem;
    }

    /** The address of the schema of an answer, whose definitions become components. */
    private String schema(AnswerKind<?> kind) {
        JsonNode schema;
        try {
            schema = JSON.readTree(kind.schema());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema of " + kind.name() + " is no JSON", e);
        }
        String prefix = kind.name() + ".";
        for (Map.Entry<String, JsonNode> definition : schema.get("$defs").properties()) {
            schemas.set(prefix + definition.getKey(), moved(definition.getValue(), prefix));
        }
        return moved(schema.get("$ref").textValue(), prefix);
    }

    private static String moved(String reference, String prefix) {
        return reference.replace("#/$defs/", "#/components/schemas/" + prefix);
    }

    private static JsonNode moved(JsonNode node, String prefix) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            object.properties()
                    .forEach(member -> copy.set(
                            member.getKey(),
                            member.getKey().equals("$ref")
                                    ? JSON.getNodeFactory()
                                            .textNode(moved(member.getValue().textValue(), prefix))
                                    : moved(member.getValue(), prefix)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(item -> copy.add(moved(item, prefix)));
            return copy;
        }
        return node;
    }
}

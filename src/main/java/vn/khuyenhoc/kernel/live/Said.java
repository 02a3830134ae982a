package vn.khuyenhoc.kernel.live;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Of what kind a message of ours is, and about which operation; read without what it carries. */
record Said(String type, String id) {
    private static final JsonFactory JSON = new JsonFactory();

    static Said in(String message) {
        String type = "";
        String id = "";
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), message)) {
            json.nextToken();
            while ((type.isEmpty() || id.isEmpty()) && json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "type" -> type = json.getString();
                    case "id" -> id = json.getString();
                    default -> json.skipChildren();
                }
            }
        }
        return new Said(type, id);
    }
}

package vn.khuyenhoc.kernel.live;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Of what kind a message of ours is, and about which operation; read without what it carries.
 *
 * @param idAt where in the message the id's first letter stands, or -1
 */
record Said(String type, String id, int idAt) {
    private static final JsonFactory JSON = new JsonFactory();

    static Said in(String message) {
        String type = "";
        String id = "";
        int idAt = -1;
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), message)) {
            json.nextToken();
            while ((type.isEmpty() || id.isEmpty()) && json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("type")) {
                    type = json.getString();
                } else if (name.equals("id") && json.currentToken() == JsonToken.VALUE_STRING) {
                    id = json.getString();
                    idAt = Math.toIntExact(json.currentTokenLocation().getCharOffset()) + 1;
                } else {
                    json.skipChildren();
                }
            }
        }
        return new Said(type, id, idAt);
    }
}

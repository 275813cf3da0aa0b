package dev.attest.awsstub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Listings page by page, as services that speak JSON give them.
final class JsonPages {

    private JsonPages() {}

    /// @param list what the listing is called
    /// @param asked how many are asked for; 0 for as many as a page holds
    /// @param largest how many a page holds
    /// @param token where to go on; empty for the beginning
    /// @param next what the token to the next page is called
    static AwsReply of(
            String list, List<ObjectNode> all, int asked, int largest, String token, String next) {
        if (asked < 0 || asked > largest) {
            throw new AwsFailure(400, "ValidationException", asked + " are more than " + largest);
        }
        int from = token.isEmpty() ? 0 : Integer.parseInt(token);
        int to = Math.min(all.size(), from + (asked == 0 ? largest : asked));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray(list);
        all.subList(from, to).forEach(items::add);
        if (to < all.size()) {
            answer.put(next, String.valueOf(to));
        }
        return AwsReply.json(answer);
    }
}

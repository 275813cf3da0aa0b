package dev.attest.awsstub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// Things as services that speak XML write them.
final class Xml {

    private final Map<String, String> items;
    private final String otherItems;

    /// @param items what an element of a list is called, by the list
    /// @param otherItems what it is called in other lists
    Xml(Map<String, String> items, String otherItems) {
        this.items = items;
        this.otherItems = otherItems;
    }

    /// The members of an object.
    String members(JsonNode object) {
        var text = new StringBuilder();
        object.properties().forEach(each -> text.append(element(each.getKey(), each.getValue())));
        return text.toString();
    }

    private String element(String name, JsonNode value) {
        String inside;
        if (value.isArray()) {
            String item = items.getOrDefault(name, otherItems);
            var text = new StringBuilder();
            value.forEach(each -> text.append(element(item, each)));
            inside = text.toString();
        } else {
            inside = value.isObject() ? members(value) : AwsReply.escaped(value.asText());
        }
        return "<%1$s>%2$s</%1$s>".formatted(name, inside);
    }
}

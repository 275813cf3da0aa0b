package dev.attest.cli.people;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Fields;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ShortId;

/// Ids of people: those that Attest gave are short in tables, those of a people file may be
/// anything.
final class PersonColumn {
    private PersonColumn() {}

    static Column<JsonNode> of(String heading, String pointer) {
        var id = Fields.at(pointer);
        return Column.flexible(heading, id).shownAs(id.andThen(ShortId::of));
    }
}

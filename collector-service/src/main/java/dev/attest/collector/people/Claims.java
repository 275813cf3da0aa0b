package dev.attest.collector.people;

import dev.attest.collector.imports.Refusals;
import dev.attest.collector.platform.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A principal belongs to one person: the first line that claims it.
final class Claims {

    private final Refusals refused;

    Claims(Refusals refused) {
        this.refused = refused;
    }

    List<PersonReading> once(List<PersonReading> people) {
        Map<String, PersonReading> owners = new HashMap<>();
        List<PersonReading> kept = new ArrayList<>();
        for (PersonReading person : people) {
            List<String> own = new ArrayList<>();
            for (String principal : person.principals()) {
                PersonReading owner = owners.putIfAbsent(principal, person);
                if (owner == null) {
                    own.add(principal);
                } else {
                    refused.add(
                            "line " + person.line(),
                            "the principal belongs to %s of line %d"
                                    .formatted(owner.personId(), owner.line()),
                            Text.shown(principal));
                }
            }
            kept.add(person.owning(own));
        }
        return kept;
    }
}

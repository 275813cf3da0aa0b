package dev.attest.certification.population;

import dev.attest.certification.inventory.Account;
import dev.attest.certification.inventory.Person;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An entitlement as a scope expression sees it: the variable `entitlement`. Every field is always
/// there; what is not known is null.
final class ScopedEntitlement {
    private ScopedEntitlement() {}

    static Map<String, @Nullable Object> of(
            Grant grant, @Nullable Person person, @Nullable Account account, Meaning meaning) {
        var principal = grant.principal();
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("kind", grant.kind().name());
        fields.put("accountId", grant.accountId());
        fields.put("accountName", account == null ? null : account.name());
        fields.put("organizationalUnit", account == null ? null : account.organizationalUnit());
        fields.put("principalId", principal.principalId());
        fields.put("principalName", principal.name());
        fields.put("principalKind", principal.kind().name());
        fields.put("linked", person != null);
        fields.put("department", person == null ? null : person.department());
        fields.put("administrator", meaning.administrator());
        fields.put("reference", grant.reference());
        return fields;
    }
}

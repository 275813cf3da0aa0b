package dev.attest.collector.scim;

import static dev.attest.collector.platform.Times.utc;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table of what provisioning services told.
final class ScimRows {

    private static final String COLUMNS = "id, resource, version, created_at, changed_at";

    /// Of very large resources a page shows fewer than are asked for.
    private static final int PAGE_BYTES = 4 << 20;

    private static final String PAGE =
            """
            select %s from (
              select p.*, row_number() over (order by id) as nth,
                sum(octet_length(resource)) over (order by id) as bytes
              from (select %s from scim_resource %s order by id limit $%d offset $%d) as p
            ) as page where nth = 1 or bytes <= %d order by id
            """;

    private final SqlConnection connection;
    private final ScimType type;

    ScimRows(SqlConnection connection, ScimType type) {
        this.connection = connection;
        this.type = type;
    }

    /// Some of a listing.
    ///
    /// @param total how many there are in all
    record Some(long total, List<ScimResource> resources) {}

    /// One that was not deleted.
    Optional<ScimResource> find(UUID id) {
        return select(
                        "select "
                                + COLUMNS
                                + " from scim_resource"
                                + " where type = $1 and id = $2 and deleted_at is null",
                        Tuple.of(type.name(), id))
                .stream()
                .findFirst();
    }

    /// Whether another one has the name.
    boolean named(String nameKey, UUID besides) {
        return connection
                        .preparedQuery(
                                "select from scim_resource where type = $1 and name_key = $2"
                                        + " and id <> $3 and deleted_at is null")
                        .executeAndAwait(Tuple.of(type.name(), nameKey, besides))
                        .size()
                > 0;
    }

    /// @param skip how many to leave out
    Some list(@Nullable ScimFilter filter, long skip, int most) {
        StringBuilder where = new StringBuilder("where type = $1 and deleted_at is null");
        Tuple parameters = Tuple.of(type.name());
        if (filter != null) {
            for (ScimFilter.Equality equality : filter.all()) {
                parameters.addValue(value(equality));
                where.append(" and ")
                        .append(column(equality.attribute()))
                        .append(" = $")
                        .append(parameters.size());
            }
        }
        long total =
                connection
                        .preparedQuery("select count(*) from scim_resource " + where)
                        .executeAndAwait(parameters)
                        .iterator()
                        .next()
                        .getLong(0);
        if (most == 0 || skip >= total) {
            return new Some(total, List.of());
        }
        int limit = parameters.addInteger(most).size();
        int offset = parameters.addLong(skip).size();
        return new Some(
                total,
                select(
                        PAGE.formatted(COLUMNS, COLUMNS, where, limit, offset, PAGE_BYTES),
                        parameters));
    }

    private String column(String attribute) {
        String own = type.schema.toLowerCase(Locale.ROOT) + ":";
        String name = attribute.startsWith(own) ? attribute.substring(own.length()) : attribute;
        if (name.equals(type.naming.toLowerCase(Locale.ROOT))) {
            return "name_key";
        }
        return switch (name) {
            case "id" -> "id::text";
            case "externalid" -> "external_id";
            case "active" -> "active::text";
            default ->
                    throw ScimException.invalidFilter(
                            "Filters compare %s, externalId, id and active."
                                    .formatted(type.naming));
        };
    }

    private String value(ScimFilter.Equality equality) {
        return column(equality.attribute()).equals("external_id")
                ? equality.value()
                : equality.value().toLowerCase(Locale.ROOT);
    }

    void add(ScimResource resource) {
        connection
                .preparedQuery(
                        """
                        insert into scim_resource (id, type, name_key, external_id, active, resource,
                          version, created_at, changed_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                        """)
                .executeAndAwait(
                        columns(resource)
                                .addOffsetDateTime(utc(resource.createdAt()))
                                .addOffsetDateTime(utc(resource.changedAt())));
    }

    void change(ScimResource resource) {
        connection
                .preparedQuery(
                        """
                        update scim_resource set type = $2, name_key = $3, external_id = $4, active = $5,
                          resource = $6, version = $7, changed_at = $8 where id = $1
                        """)
                .executeAndAwait(columns(resource).addOffsetDateTime(utc(resource.changedAt())));
    }

    /// Keeps what was told, but shows it no more.
    void delete(ScimResource resource) {
        connection
                .preparedQuery(
                        "update scim_resource set active = false, deleted_at = $2,"
                                + " version = version + 1 where id = $1")
                .executeAndAwait(Tuple.of(resource.id(), utc(resource.changedAt())));
    }

    private static Tuple columns(ScimResource r) {
        JsonNode external = r.attributes().path("externalId");
        return Tuple.tuple()
                .addUUID(r.id())
                .addString(r.type().name())
                .addString(r.nameKey())
                .addString(external.isTextual() ? external.asText() : null)
                .addBoolean(r.active())
                .addString(new String(ScimJson.bytes(r.attributes()), StandardCharsets.UTF_8))
                .addLong(r.version());
    }

    private List<ScimResource> select(String sql, Tuple parameters) {
        List<ScimResource> found = new ArrayList<>();
        connection
                .preparedQuery(sql)
                .executeAndAwait(parameters)
                .forEach(row -> found.add(resource(row)));
        return found;
    }

    private ScimResource resource(Row row) {
        return new ScimResource(
                row.getUUID(0),
                type,
                ScimJson.stored(row.getString(1)),
                row.getLong(2),
                row.getOffsetDateTime(3).toInstant(),
                row.getOffsetDateTime(4).toInstant());
    }
}

package dev.attest.console.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresSessions implements Sessions {

    private final DataSource database;
    private final Clock clock;

    PostgresSessions(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void open(byte[] idHash, byte[] tokens, Instant expiresAt) {
        var sql =
                "insert into console_session (id_hash, tokens, created_at, expires_at) values (?, ?, ?, ?)";
        run(
                sql,
                statement -> {
                    statement.setBytes(1, idHash);
                    statement.setBytes(2, tokens);
                    statement.setObject(3, at(clock.instant()));
                    statement.setObject(4, at(expiresAt));
                    return statement.executeUpdate();
                });
    }

    @Override
    public Optional<byte[]> find(byte[] idHash) {
        var sql = "select tokens from console_session where id_hash = ? and expires_at > ?";
        return run(
                sql,
                statement -> {
                    statement.setBytes(1, idHash);
                    statement.setObject(2, at(clock.instant()));
                    try (var rows = statement.executeQuery()) {
                        return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
                    }
                });
    }

    @Override
    public void end(byte[] idHash) {
        run(
                "delete from console_session where id_hash = ?",
                statement -> {
                    statement.setBytes(1, idHash);
                    return statement.executeUpdate();
                });
    }

    @Override
    public void endAt(byte[] idHash, Instant end) {
        run(
                "update console_session set expires_at = least(expires_at, ?) where id_hash = ?",
                statement -> {
                    statement.setObject(1, at(end));
                    statement.setBytes(2, idHash);
                    return statement.executeUpdate();
                });
    }

    @Override
    public int sweep() {
        return run(
                "delete from console_session where expires_at <= ?",
                statement -> {
                    statement.setObject(1, at(clock.instant()));
                    return statement.executeUpdate();
                });
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("The session store did not answer", e);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}

package dev.attest.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class FailureKindTest {

    @Test
    void shouldTryAgainWhatMayPassByItself() {
        assertThat(kindOf(new SQLException("gone", "08006"))).isEqualTo(FailureKind.TRANSIENT);
        assertThat(kindOf(new SQLException("deadlock", "40P01"))).isEqualTo(FailureKind.TRANSIENT);
        assertThat(kindOf(new SQLException("locked", "55P03"))).isEqualTo(FailureKind.TRANSIENT);
        assertThat(kindOf(new ConnectException("refused"))).isEqualTo(FailureKind.TRANSIENT);
        assertThat(kindOf(new SQLException("the pool is closed"))).isEqualTo(FailureKind.TRANSIENT);
        assertThat(kindOf(new InterruptedException())).isEqualTo(FailureKind.TRANSIENT);
        assertThat(kindOf(new TimeoutException())).isEqualTo(FailureKind.TRANSIENT);
        assertThat(kindOf(new TransientFailure("later", new IllegalStateException())))
                .isEqualTo(FailureKind.TRANSIENT);
    }

    @Test
    void shouldTryAgainWhatSomebodyElseChangedInBetween() {
        var beside = new RollbackException("could not commit");
        beside.addSuppressed(new OptimisticLockException("row was updated"));
        var because = new RollbackException("could not commit");
        because.initCause(new OptimisticLockException("row was updated"));

        assertThat(kindOf(new OptimisticLockException("row was updated")))
                .isEqualTo(FailureKind.TRANSIENT);
        assertThat(kindOf(beside)).isEqualTo(FailureKind.TRANSIENT);
        assertThat(kindOf(because)).isEqualTo(FailureKind.TRANSIENT);
        assertThat(kindOf(new RollbackException("set to roll back")))
                .isEqualTo(FailureKind.PERMANENT);
    }

    @Test
    void shouldGiveUpWhatWillFailTheSameWay() {
        assertThat(kindOf(new SQLException("unique", "23505"))).isEqualTo(FailureKind.PERMANENT);
        assertThat(kindOf(new NullPointerException())).isEqualTo(FailureKind.PERMANENT);
    }

    @Test
    void shouldNotRunInCirclesAlongTheCauses() {
        var one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("two", one));

        assertThat(FailureKind.of(one)).isEqualTo(FailureKind.PERMANENT);
    }

    private static FailureKind kindOf(Exception cause) {
        return FailureKind.of(new IllegalStateException("handler failed", cause));
    }
}

package dev.attest.iampolicy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/// AWS's decision tables, in `evaluation.csv`; its last column names the page.
class EvaluationTableTest {

    @ParameterizedTest
    @CsvFileSource(resources = "evaluation.csv", delimiter = '|', numLinesToSkip = 1)
    void shouldDecideAsAwsDocuments(ArgumentsAccessor row) {
        // Given
        EvaluationRow given = EvaluationRow.of(row);

        // When
        Decision decision = given.access().decide(given.request(), given.resource());

        // Then
        String stoppedBy = decision.stoppedBy() == null ? null : decision.stoppedBy().name();
        assertThat(decision.outcome().name()).isEqualTo(row.getString(10));
        assertThat(stoppedBy).isEqualTo(row.getString(11));
        assertThat(decision.open().isEmpty()).isEqualTo(decision.outcome() != Outcome.ALLOW_IF);
        assertThat(decision.because()).allSatisfy(each -> assertThat(each.policy()).isNotEmpty());
    }
}

package dev.attest.collector.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attest.collector.imports.Quarantined;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class PeopleFileTest {

    private static final String HEADER =
            "person_id,email,name,manager_email,department,status,start,end,principals\n";

    @Test
    void shouldReadPeopleWithTheirManagers() {
        // When
        PeopleReading read =
                read(
                        """
                        p1,Lena@x.example,Lena,,Engineering,active,2020-01-01,,
                        p2,maria@x.example,"Keller, Maria",lena@X.example,Platform,leave,,,arn:aws:iam::1:user/m;u-1
                        """);

        // Then
        assertThat(read.refused()).isEmpty();
        assertThat(read.people().get(1).managerId()).isEqualTo("p1");
        assertThat(read.people().get(1).name()).isEqualTo("Keller, Maria");
        assertThat(read.people().get(1).principals())
                .containsExactly("arn:aws:iam::1:user/m", "u-1");
    }

    @Test
    void shouldTakeNoManagerWhenThereAreTwo() {
        // When
        PeopleReading read =
                read(
                        """
                        p1,a@x.example,A,,,,,,
                        p2,b@x.example,B,,,,,,
                        p3,c@x.example,C,a@x.example,,,,,
                        p3,c@x.example,C,b@x.example,,,,,
                        """);

        // Then
        assertThat(read.people()).hasSize(3);
        assertThat(read.people().get(2).managerId()).isNull();
        assertThat(read.refused())
                .singleElement()
                .satisfies(q -> {
                    assertThat(q.position()).isEqualTo("line 5");
                    assertThat(q.reason())
                            .isEqualTo(
                                    "p3 has two managers: a@x.example in line 4 and b@x.example here; none is taken");
                    assertThat(q.value()).isEqualTo("b@x.example");
                });
        assertThat(read.gaps()).containsExactly("1 of 4 lines were not taken in");
    }

    @Test
    void shouldTakeNoManagerWhenOneFieldNamesTwo() {
        // When
        PeopleReading read =
                read("p1,a@x.example,A,,,,,,\np2,b@x.example,B,a@x.example; c@x.example,,,,,\n");

        // Then
        assertThat(read.people().get(1).managerId()).isNull();
        assertThat(read.refused().getFirst().value()).isEqualTo("a@x.example; c@x.example");
        assertThat(read.gaps()).isEmpty();
    }

    @Test
    void shouldTakeTheOthersWhenALineIsFarTooLong() {
        // Given
        String far = "x".repeat(3 << 20);

        // When
        PeopleReading read =
                read(
                        "p1,a@x.example,A,,,,,,\r\n"
                                + "p2,b@x.example,%s,,,,,,\n".formatted(far)
                                + "p3,c@x.example,\"C,\n"
                                + "p4,d@x.example,%s\",,,,,,\r".formatted(far)
                                + "p5,e@x.example,E,,,,,,");

        // Then
        assertThat(read.people()).extracting(PersonReading::personId).containsExactly("p1", "p5");
        assertThat(read.refused())
                .extracting(Quarantined::position, Quarantined::reason)
                .containsExactly(
                        tuple("line 3", "it has more than 1,048,576 characters"),
                        tuple("line 4", "a quote stands where none can"),
                        tuple("line 5", "it has more than 1,048,576 characters"));
    }

    @Test
    void shouldReportACycleAndKeepThePeople() {
        // When
        PeopleReading read =
                read(
                        """
                        p1,a@x.example,A,c@x.example,,,,,
                        p2,b@x.example,B,a@x.example,,,,,
                        p3,c@x.example,C,b@x.example,,,,,
                        p4,d@x.example,D,a@x.example,,,,,
                        """);

        // Then
        assertThat(read.people())
                .extracting(PersonReading::managerId)
                .containsExactly("p3", "p1", "p2", "p1");
        assertThat(read.refused())
                .singleElement()
                .satisfies(q -> {
                    assertThat(q.position()).isEqualTo("lines 2, 4, 3");
                    assertThat(q.value()).isEqualTo("p1 -> p3 -> p2 -> p1");
                });
        assertThat(read.warnings()).hasSize(1);
        assertThat(read.gaps()).isEmpty();
    }

    @Test
    void shouldNameWhatIsWrongInALineAndKeepItsNeighbours() {
        // When
        PeopleReading read =
                read(
                        """
                        p1,a@x.example,A,,,,,,x
                        p2,a@x.example,B,,,,,,
                        p3,c@x.example,C,c@x.example,,,,,
                        p4,d@x.example,D,nobody@x.example,,,,,
                        p5,no address,E,,,,,,
                        p6,f@x.example,F,,,gone,,,
                        p7,g@x.example,G,,,,01.02.2020,,
                        p8,,H,,,,,,
                        p9,i@x.example,I,,,,,,x
                        """);

        // Then
        assertThat(read.people())
                .extracting(PersonReading::personId)
                .containsExactly("p1", "p3", "p4", "p9");
        assertThat(read.refused())
                .extracting(q -> q.position() + ": " + q.reason() + ": " + q.value())
                .containsExactlyInAnyOrder(
                        "line 3: the e-mail address belongs to p1 of line 2: a@x.example",
                        "line 4: p3 is their own manager; no manager is taken: c@x.example",
                        "line 6: email is no e-mail address: no address",
                        "line 7: status is none of active, leave, left: gone",
                        "line 8: start is no date such as 2026-01-31: 01.02.2020",
                        "line 9: email is missing: ",
                        "line 10: the principal belongs to p1 of line 2: x");
        assertThat(read.warnings())
                .containsExactly("line 5: the manager of p4 is not in the file: nobody@x.example");
    }

    @Test
    void shouldRefuseALineThatNoTableCanHold() {
        // Given
        String long2049 = "x".repeat(2049);
        String long1025 = "ä".repeat(1025);

        // When
        PeopleReading read =
                read(
                        """
                        p1,a@x.example,A,,,,1900-01-01,9999-12-31,
                        p2,b@x.example,B,,,,+5874898-01-01,,
                        p3,c@x.example,C,,,,-5000-01-01,,
                        p4,d@x.example,D,,,,,+999999999-12-31,
                        p5,e@x.example,E,,,,,,u-1;%s
                        p6,f@x.example,F,,,,,,%s
                        p7,g@x.example,G,,%s,,,,
                        p8,h@x.example,H,,,,,,%s
                        """
                                .formatted(
                                        long2049,
                                        long1025,
                                        "d".repeat(257),
                                        long2049.substring(1)));

        // Then
        assertThat(read.people()).extracting(PersonReading::personId).containsExactly("p1", "p8");
        assertThat(read.refused())
                .extracting(q -> q.position() + ": " + q.reason())
                .containsExactly(
                        "line 3: start is not of the years 1900 to 9999",
                        "line 4: start is not of the years 1900 to 9999",
                        "line 5: end is not of the years 1900 to 9999",
                        "line 6: a principal is longer than 2048 bytes",
                        "line 7: a principal is longer than 2048 bytes",
                        "line 8: department is longer than 256 characters");
        assertThat(read.refused()).allMatch(q -> q.value().length() <= 121);
    }

    @Test
    void shouldKeepTheNeighboursOfALineThatIsNotCsv() {
        // When
        PeopleReading read =
                read(
                        """
                        p1,a@x.example,A,,,,,,
                        p2,b@x.example

                        p3,c@x.example,"C
                        the third",,,,,,
                        p4,d@x.example,"D,,,,,,
                        p5,e@x.example,"E, E.",,,,,,
                        p6,f@x.example,"F"x,,,,,,
                        p7,g@x.example,G,,,,,,,,
                        p8,h@x.example,H,,,,,,
                        p9,i@x.example,"I,,,,,,
                        """);

        // Then
        assertThat(read.people())
                .extracting(p -> p.line() + " " + p.personId() + " " + p.name())
                .containsExactly("2 p1 A", "5 p3 C\nthe third", "8 p5 E, E.", "11 p8 H");
        assertThat(read.refused())
                .extracting(q -> q.position() + ": " + q.reason() + ": " + q.value())
                .containsExactly(
                        "line 3: it has 2 fields, not 9: p2,b@x.example",
                        "line 7: a quote stands where none can: p4,d@x.example,\"D,,,,,,",
                        "line 9: a quote stands where none can: p6,f@x.example,\"F\"x,,,,,,",
                        "line 10: it has 11 fields, not 9: p7,g@x.example,G,,,,,,,,",
                        "line 12: a quote stands where none can: p9,i@x.example,\"I,,,,,,");
        assertThat(read.gaps()).containsExactly("5 of 9 lines were not taken in");
    }

    @Test
    void shouldSayWhenAFileIsSilentAboutPrincipals() {
        // When
        PeopleReading read =
                PeopleFile.read(new StringReader("person_id,email,name\np1,a@x.example,A\n"));

        // Then
        assertThat(read.tellsPrincipals()).isFalse();
        assertThat(read("p1,a@x.example,A,,,,,,\n").tellsPrincipals()).isTrue();
        assertThat(read.warnings())
                .containsExactly("there is no column principals: everybody keeps those they have");
        assertThat(read.gaps()).isEmpty();
    }

    @Test
    void shouldRefuseAFileWithoutItsColumns() {
        // When
        PeopleReading read = PeopleFile.read(new StringReader("id,mail\n1,a@x.example\n"));

        // Then
        assertThat(read.people()).isEmpty();
        assertThat(read.refused().getFirst().value()).isEqualTo("person_id, email, name");
    }

    @Test
    void shouldBoundWhatItSaysOfAFileFullOfFaults() {
        // When
        PeopleReading read = read("p1,a@x.example,A,,,,,,\n" + ",,,,,,,,\n".repeat(20_000));

        // Then
        assertThat(read.refusedCount()).isEqualTo(20_000);
        assertThat(read.refused()).hasSize(10_001);
    }

    private static PeopleReading read(String lines) {
        return PeopleFile.read(new StringReader(HEADER + lines));
    }
}

package dev.attest.collector.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.inventory.reading.GroupReading;
import dev.attest.collector.inventory.reading.InventoryFile;
import dev.attest.collector.inventory.reading.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What AWS knows users, groups and roles by under any name.
class UniqueIdsTest {

    private static final String ARN = "arn:aws:iam::111122223333:";
    private static final String ROLE =
            "{\"RoleName\":\"r\",\"RoleId\":\"AROA1\",\"Arn\":\"arn:aws:iam::111122223333:role/r\","
                    + "\"AssumeRolePolicyDocument\":{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                    + "{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}}";

    @TempDir Path folder;

    @Test
    void shouldReadTheIdsOfUsersGroupsAndRoles() throws Exception {
        // When
        Reading read =
                read(
                        user("ann", "AIDA1"),
                        "{\"GroupName\":\"ops\",\"GroupId\":\"AGPA1\",\"Arn\":\""
                                + ARN
                                + "group/ops\"}");

        // Then
        assertThat(read.gaps()).isEmpty();
        assertThat(read.principals())
                .extracting(p -> p.name() + " " + p.facet().uniqueId())
                .containsExactlyInAnyOrder("ann AIDA1", "r AROA1");
        assertThat(read.groups()).extracting(GroupReading::uniqueId).containsExactly("AGPA1");
    }

    @Test
    void shouldDoWithoutIds() throws Exception {
        // When
        Reading read = read("{\"UserName\":\"ann\",\"Arn\":\"" + ARN + "user/ann\"}", "");

        // Then
        assertThat(read.gaps()).isEmpty();
        assertThat(read.principals())
                .filteredOn(p -> p.name().equals("ann"))
                .singleElement()
                .satisfies(p -> assertThat(p.facet().uniqueId()).isNull());
    }

    /// Somebody has replaced them all by one, or two pages were merged between which it was
    /// renamed.
    @Test
    void shouldNotTellApartByAnIdThatSeveralBear() throws Exception {
        // When
        Reading read = read(user("ann", "AIDA1") + "," + user("bob", "AIDA1"), "");

        // Then
        assertThat(read.principals())
                .extracting(p -> p.name() + " " + p.facet().uniqueId())
                .containsExactlyInAnyOrder("ann null", "bob null", "r AROA1");
        assertThat(read.gaps())
                .containsExactly("unique ids stand for more than one user, group or role: AIDA1");
    }

    private Reading read(String users, String groups)
            throws IOException, InventoryFile.UnknownContentException {
        Path file =
                Files.writeString(
                        folder.resolve("details.json"),
                        "{\"UserDetailList\":[%s],\"GroupDetailList\":[%s],\"RoleDetailList\":[%s],\"Policies\":[]}"
                                .formatted(users, groups, ROLE));
        return new InventoryFile(file, InventoryFixture.BOUNDS, "111122223333").read();
    }

    private static String user(String name, String id) {
        return "{\"UserName\":\"%s\",\"UserId\":\"%s\",\"Arn\":\"%suser/%s\"}"
                .formatted(name, id, ARN, name);
    }
}

package dev.attest.collector.collection.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.aws.Partition;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookupPlacesTest {

    @ParameterizedTest
    @CsvSource({
        "AWS, iam, us-east-1",
        "AWS, organizations, us-east-1",
        "AWS, sso, eu-central-1 eu-west-1",
        // the global endpoint's calls are recorded there
        "AWS, sts, eu-central-1 eu-west-1 us-east-1",
        "AWS, signin, eu-central-1 eu-west-1 us-east-1 us-east-2 eu-north-1 ap-southeast-2",
        "CHINA, iam, cn-north-1",
        "CHINA, organizations, cn-northwest-1",
        "GOVERNMENT, signin, eu-central-1 eu-west-1 us-gov-west-1",
    })
    void shouldLookWhereverASourceWrites(Partition partition, String source, String regions) {
        assertThat(LookupCollector.regions(partition, List.of("eu-central-1", "eu-west-1"), source))
                .containsExactly(regions.split(" "));
    }
}

package dev.attest.collector.people;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/// How the sources of people stand to each other.
@ConfigMapping(prefix = "attest.people")
public interface PeopleConfig {

    /// The sources, the most trusted first: what it says of an attribute counts. One that is not
    /// named comes last.
    @WithDefault("PEOPLE_FILE,SCIM")
    List<PersonSource> sources();

    /// How often those are judged who wait for it; `off` for never.
    @WithDefault("5s")
    String judgeEvery();

    /// The pause before somebody whose judging failed is tried again; it doubles with each failure.
    @WithDefault("1m")
    Duration judgeFirstPause();

    @WithDefault("6h")
    Duration judgeLongestPause();
}

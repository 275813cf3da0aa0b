package dev.attest.sample.trail;

import dev.attest.sample.cast.Company;
import dev.attest.sample.model.Story;
import java.util.ArrayList;
import java.util.List;

/// The trail of the company: what is planned in it, and the writer that adds the ordinary rest.
///
/// @param stories one of each plot
public record Trail(List<Story> stories, TrailWriter writer) {

    public static Trail of(Company company, long seed) {
        Callers callers = new Callers(company, seed);
        Workforce workforce = new Workforce(company, callers, seed);
        Activity activity = new Activity();
        Script script = new Script(company.days(), seed);
        new LastUses(company, callers, script, activity).plan(workforce);
        new OrdinaryChanges(company, callers, script).plan();
        List<Story> stories = new ArrayList<>(new Takeovers(company, callers, script).plan());
        stories.addAll(new Weakenings(company, callers, script).plan());
        stories.addAll(new States(company, callers, script).plan());
        return new Trail(
                List.copyOf(stories), new TrailWriter(company, seed, activity, workforce, script));
    }
}

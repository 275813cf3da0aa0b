package dev.attest.collector.intake;

import dev.attest.collector.platform.StoreState.Phase;
import java.time.Instant;

/// How the database keeps up.
///
/// @param phase NORMAL; SLOW: files are taken one at a time; SHEDDING: the database is away,
///   callers are asked to come back; CATCHING_UP: it is back, and what waited is being worked off
/// @param meanSeconds mean of the transactions, the newest weighing most
/// @param shed how often somebody was asked to come back since the service started
public record StoreView(Phase phase, Instant since, double meanSeconds, long shed) {}

package dev.attest.sample.trail;

import dev.attest.sample.cast.Accounts;
import dev.attest.sample.cast.Company;
import dev.attest.sample.cast.Days;
import dev.attest.sample.cast.Dice;
import dev.attest.sample.model.AccountInventory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/// Writes ninety days of records, folder by folder, holding no more than one record and the planned
/// ones in memory.
public final class TrailWriter {

    /// Records in a file at most.
    static final int FILE_LIMIT = 2000;

    private static final Map<String, Integer> SHARES = shares();

    private final Company company;
    private final long seed;
    private final Activity activity;
    private final Map<String, CellCrew> crews = new HashMap<>();
    private final Map<Cell, List<Planned>> planned = new HashMap<>();
    private final int plannedCount;

    TrailWriter(Company company, long seed, Activity activity, Workforce workforce, Script script) {
        this.company = company;
        this.seed = seed;
        this.activity = activity;
        for (AccountInventory account : company.inventory().accounts()) {
            List<Caller> callers = workforce.of(account);
            SHARES.keySet().stream()
                    .filter(place -> place.startsWith(account.account().id()))
                    .forEach(place -> crews.put(place, crew(place, callers)));
        }
        List<Planned> all = script.all();
        this.plannedCount = all.size();
        for (Planned record : all) {
            LocalDate day = record.time().atZone(ZoneOffset.UTC).toLocalDate();
            planned.computeIfAbsent(
                            new Cell(record.accountId(), record.region(), day),
                            cell -> new ArrayList<>())
                    .add(record);
        }
    }

    /// How many records have to be there: the least a trail can have.
    public int plannedCount() {
        return plannedCount;
    }

    /// @param root the folder that gets `AWSLogs/`
    /// @param events records in all
    /// @param progress told after each file how many records are written
    public void write(Path root, int events, LongConsumer progress) throws IOException {
        if (events < plannedCount) {
            throw new IllegalArgumentException(
                    "a trail has at least " + plannedCount + " events, not " + events);
        }
        Path organization = root.resolve("AWSLogs").resolve(Accounts.ORGANIZATION);
        long total = totalWeight();
        long bulk = events - plannedCount;
        long before = 0;
        long written = 0;
        for (Cell cell : cells()) {
            long after = before + weight(cell);
            int count = (int) (after * bulk / total - before * bulk / total);
            before = after;
            written += writeCell(organization, cell, count);
            progress.accept(written);
        }
    }

    private int writeCell(Path organization, Cell cell, int count) throws IOException {
        List<Planned> stories = planned.getOrDefault(cell, List.of());
        if (count + stories.size() == 0) {
            return 0;
        }
        CellCrew crew = crews.getOrDefault(place(cell.accountId(), cell.region()), CellCrew.NOBODY);
        CellRecords records = new CellRecords(cell, count, stories, crew, activity, dice(cell));
        Dice names = Dice.of(seed, "file" + cell);
        Path folder = organization.resolve(cell.folder());
        int all = count + stories.size();
        int files = (all + FILE_LIMIT - 1) / FILE_LIMIT;
        StringBuilder json = new StringBuilder(4096);
        for (int file = 0; file < files; file++) {
            int upTo = (int) ((file + 1L) * all / files) - (int) ((long) file * all / files);
            Instant delivered = delivered(cell, file, files);
            try (TrailFile out = new TrailFile(folder, cell, delivered, names)) {
                while (out.records() < upTo) {
                    json.setLength(0);
                    records.next(json);
                    out.add(json);
                }
            }
        }
        return all;
    }

    private Dice dice(Cell cell) {
        return Dice.of(seed, cell.toString());
    }

    private static Instant delivered(Cell cell, int file, int files) {
        Instant midnight = cell.day().atStartOfDay().toInstant(ZoneOffset.UTC);
        return midnight.plusSeconds(86_400L * (file + 1) / files).plusSeconds(300);
    }

    private CellCrew crew(String place, List<Caller> callers) {
        boolean home = place.endsWith(Company.HOME_REGION);
        return CellCrew.of(
                callers.stream().filter(caller -> home || activity.regional(caller)).toList());
    }

    private List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int back = Days.WINDOW; back > 0; back--) {
            LocalDate day = company.days().date(back);
            for (String place : SHARES.keySet()) {
                String[] part = place.split("/");
                cells.add(new Cell(part[0], part[1], day));
            }
        }
        planned.keySet().stream()
                .filter(cell -> !SHARES.containsKey(place(cell.accountId(), cell.region())))
                .sorted(java.util.Comparator.comparing(Cell::toString))
                .forEach(cells::add);
        return cells;
    }

    private long totalWeight() {
        return cells().stream().mapToLong(TrailWriter::weight).sum();
    }

    private static long weight(Cell cell) {
        int share = SHARES.getOrDefault(place(cell.accountId(), cell.region()), 0);
        return (long) share * Rhythm.of(cell.day()).weight();
    }

    private static String place(String accountId, String region) {
        return accountId + "/" + region;
    }

    /// What part of the ordinary records each account and region has, in per cent.
    private static Map<String, Integer> shares() {
        Map<String, Integer> shares = new LinkedHashMap<>();
        shares.put(place(Accounts.MANAGEMENT.id(), Company.HOME_REGION), 8);
        shares.put(place(Accounts.PAYMENTS.id(), Company.HOME_REGION), 30);
        shares.put(place(Accounts.PAYMENTS.id(), "eu-central-1"), 9);
        shares.put(place(Accounts.PLATFORM.id(), Company.HOME_REGION), 26);
        shares.put(place(Accounts.DATA.id(), Company.HOME_REGION), 21);
        shares.put(place(Accounts.SANDBOX.id(), Company.HOME_REGION), 6);
        return shares;
    }
}

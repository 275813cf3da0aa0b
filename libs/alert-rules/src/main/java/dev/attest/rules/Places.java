package dev.attest.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// Where networks are: a file of lines `CIDR,latitude,longitude,country`. Of several networks that
/// an address is in, the smallest counts.
public final class Places {

    private static final int MOST = 1_000_000;
    private static final int LONGEST_LINE = 300;

    private final Map<Network, SourcePlace> networks;
    private final NavigableSet<Integer> shortPrefixes = new TreeSet<>();
    private final NavigableSet<Integer> longPrefixes = new TreeSet<>();

    private record Network(Address first, int prefix) {}

    private Places(Map<Network, SourcePlace> networks) {
        this.networks = networks;
        networks.keySet().forEach(each -> prefixes(each.first()).add(each.prefix()));
    }

    /// Reads a file of places. Empty lines, and lines that begin with `#` or `network`, say
    /// nothing.
    ///
    /// @throws IllegalArgumentException with the line that says no place
    public static Places read(BufferedReader lines) throws IOException {
        Map<Network, SourcePlace> networks = new HashMap<>();
        Map<SourcePlace, SourcePlace> once = new HashMap<>();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank() || line.startsWith("#") || line.startsWith("network")) {
                continue;
            }
            if (networks.size() >= MOST) {
                throw new IllegalArgumentException("more than " + MOST + " networks");
            }
            try {
                String[] fields = fields(line);
                SourcePlace place =
                        new SourcePlace(
                                Double.parseDouble(fields[1].strip()),
                                Double.parseDouble(fields[2].strip()),
                                fields[3].strip());
                networks.put(network(fields[0].strip()), once.computeIfAbsent(place, p -> p));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "line " + number + " is no CIDR,latitude,longitude,country", e);
            }
        }
        return new Places(networks);
    }

    private static String[] fields(String line) {
        String[] fields = line.split(",", -1);
        if (line.length() > LONGEST_LINE || fields.length != 4) {
            throw new IllegalArgumentException("not four fields");
        }
        return fields;
    }

    private static Network network(String cidr) {
        int slash = cidr.indexOf('/');
        Address first =
                Address.ofNetwork(slash < 0 ? cidr : cidr.substring(0, slash))
                        .orElseThrow(() -> new IllegalArgumentException("no address"));
        int prefix = slash < 0 ? first.bits() : Integer.parseInt(cidr.substring(slash + 1));
        if (prefix < 0 || prefix > first.bits()) {
            throw new IllegalArgumentException("no prefix");
        }
        return new Network(first.network(prefix), prefix);
    }

    /// Where an address is; empty for names, for private addresses and for what the file leaves
    /// out.
    public Optional<SourcePlace> of(String address) {
        return Address.ofInternet(address)
                .flatMap(found ->
                        prefixes(found).descendingSet().stream()
                                .map(prefix ->
                                        networks.get(new Network(found.network(prefix), prefix)))
                                .filter(place -> place != null)
                                .findFirst());
    }

    /// How many networks have a place.
    public int size() {
        return networks.size();
    }

    private NavigableSet<Integer> prefixes(Address address) {
        return address.bits() == 32 ? shortPrefixes : longPrefixes;
    }
}

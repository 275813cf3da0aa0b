package dev.attest.collector.people;

import dev.attest.collector.RealService;
import java.util.HashMap;
import java.util.Map;

/// The service on a database of its own, in which people wait to be judged until somebody says so.
public class JudgedByHand extends RealService {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> config = new HashMap<>(super.getConfigOverrides());
        config.put("attest.people.judge-every", "off");
        return config;
    }
}

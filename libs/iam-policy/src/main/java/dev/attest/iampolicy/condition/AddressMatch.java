package dev.attest.iampolicy.condition;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.Truth;
import java.util.List;

/// The IP address operators.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Condition operators", IP address condition
/// operators.
record AddressMatch(List<AddressRange> ranges) implements Match {

    static AddressMatch of(PolicyValues values) {
        return new AddressMatch(values.read(AddressRange::read, "an address or range of them"));
    }

    @Override
    public Truth any(String value, Context context) {
        Address address = Address.read(value);
        if (address == null) {
            return Truth.NO;
        }
        for (int i = 0; i < ranges.size(); i++) {
            if (ranges.get(i).contains(address)) {
                return Truth.YES;
            }
        }
        return Truth.NO;
    }
}

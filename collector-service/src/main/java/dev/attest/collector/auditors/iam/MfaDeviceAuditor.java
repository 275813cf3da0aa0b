package dev.attest.collector.auditors.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import dev.attest.collector.auditors.States;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.MFADevice;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

/// MFA devices: virtual ones, also root's and those that nobody uses, and every device of every
/// user. A hardware device of root shows only in the account summary.
@ApplicationScoped
class MfaDeviceAuditor implements InventoryAuditor {

    @Override
    public String kind() {
        return "iam-mfa-devices";
    }

    @Override
    public Reach reach() {
        return Reach.ACCOUNT;
    }

    @Override
    public List<String> permissions() {
        return List.of(
                "iam:ListUsers",
                "iam:ListMFADevices",
                "iam:ListVirtualMFADevices",
                AccountTotals.PERMISSION);
    }

    @Override
    public void read(AuditSession session, InventorySink sink) {
        try (IamClient iam = session.client(IamClient.builder(), "iam")) {
            AccountTotals totals = AccountTotals.of(iam, sink);
            Map<String, ObjectNode> devices = new LinkedHashMap<>();
            for (VirtualMFADevice device :
                    iam.listVirtualMFADevicesPaginator().virtualMFADevices()) {
                devices.put(device.serialNumber(), virtual(device));
            }
            int users = 0;
            for (User user : iam.listUsersPaginator().users()) {
                users++;
                for (MFADevice device : ofUser(iam, user, sink)) {
                    devices.computeIfAbsent(device.serialNumber(), _ -> States.empty())
                            .put("user", user.arn())
                            .put("enabledAt", String.valueOf(device.enableDate()));
                }
            }
            totals.hold(sink, "Users", users);
            devices.forEach((serial, state) ->
                    sink.thing(
                            "mfa-device",
                            serial,
                            serial.substring(serial.lastIndexOf('/') + 1),
                            state));
        }
    }

    private static List<MFADevice> ofUser(IamClient iam, User user, InventorySink sink) {
        return sink.attempt(
                        user.userName(),
                        Set.of("NoSuchEntity"),
                        () ->
                                iam
                                        .listMFADevicesPaginator(
                                                ask -> ask.userName(user.userName()))
                                        .mfaDevices()
                                        .stream()
                                        .toList())
                .orElse(List.of());
    }

    private static ObjectNode virtual(VirtualMFADevice device) {
        ObjectNode state = States.empty().put("virtual", true);
        User user = device.user();
        if (user != null && user.arn() != null) {
            state.put("user", user.arn());
        }
        if (device.enableDate() != null) {
            state.put("enabledAt", device.enableDate().toString());
        }
        return state;
    }
}

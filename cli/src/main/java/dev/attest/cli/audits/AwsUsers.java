package dev.attest.cli.audits;

import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import dev.attest.cli.output.Visible;
import dev.attest.iamaudit.mfa.UserVerdict;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.User;

/// Every IAM user of the account whose credentials are in use, asked one by one.
final class AwsUsers {
    private static final int FORBIDDEN = 403;

    private final IamClient iam;
    private int told;

    AwsUsers(IamClient iam) {
        this.iam = iam;
    }

    /// Tells of every user. Of whom something cannot be found out is told as unknown.
    ///
    /// @return whether these are all users there are
    /// @throws CommandFailure when not even the first page of users can be had
    boolean each(Consumer<UserVerdict> tell) {
        try {
            iam.listUsersPaginator()
                    .users()
                    .forEach(user -> {
                        told++;
                        verdict(user).ifPresent(tell);
                    });
            return true;
        } catch (SdkException e) {
            if (told == 0) {
                throw refused(e);
            }
            System.err.println(
                    Visible.text(
                            "attest: there are more users, but AWS does not list them: " + why(e)));
            return false;
        }
    }

    /// Empty when the user was deleted meanwhile.
    private Optional<UserVerdict> verdict(User user) {
        String name = user.userName();
        String asking = "GetLoginProfile";
        try {
            boolean console = signsIn(name);
            asking = "ListMFADevices";
            boolean mfa =
                    iam.listMFADevicesPaginator(ask -> ask.userName(name)).mfaDevices().stream()
                            .findAny()
                            .isPresent();
            return Optional.of(new UserVerdict.Known(name, console, mfa));
        } catch (NoSuchEntityException gone) {
            System.err.println(
                    Visible.text("attest: " + name + " was deleted while users were looked at"));
            return Optional.empty();
        } catch (SdkException e) {
            return Optional.of(new UserVerdict.Unknown(name, asking + ": " + why(e)));
        }
    }

    /// That there is no login profile is the only answer that means no console access.
    private boolean signsIn(String user) {
        try {
            iam.getLoginProfile(ask -> ask.userName(user));
            return true;
        } catch (NoSuchEntityException none) {
            return false;
        }
    }

    private static CommandFailure refused(SdkException e) {
        if (e instanceof AwsServiceException answer) {
            return new CommandFailure(
                    answer.statusCode() == FORBIDDEN
                            ? ExitCode.NOT_ALLOWED
                            : ExitCode.NOT_REACHABLE,
                    "AWS does not list the users: " + why(e),
                    e);
        }
        return String.valueOf(e.getMessage()).contains("credentials")
                ? CommandFailure.usage(
                        "there are no credentials of AWS: make some known as for the AWS CLI, or"
                                + " give --credential-report F")
                : new CommandFailure(
                        ExitCode.NOT_REACHABLE, "AWS cannot be reached: " + e.getMessage(), e);
    }

    /// The code of AWS, such as `AccessDenied`; else what went wrong.
    static String why(SdkException e) {
        if (e instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
            String code = answer.awsErrorDetails().errorCode();
            if (code != null) {
                return code;
            }
        }
        return String.valueOf(e.getMessage());
    }
}

package dev.attest.cli.client;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The id of an AWS account as an option takes it: with any other text nothing would ever be found.
public final class AccountId implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
        if (!text.matches("[0-9]{12}")) {
            throw new TypeConversionException("'" + text + "' is not a 12-digit account id");
        }
        return text;
    }
}

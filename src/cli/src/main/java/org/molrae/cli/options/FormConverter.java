package org.molrae.cli.options;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of the forms that a verb writes. */
public abstract class FormConverter implements ITypeConverter<Form> {

    private final List<Form> forms;

    protected FormConverter(Form... forms) {
        this.forms = List.of(forms);
    }

    @Override
    public final Form convert(String value) {
        return forms.stream()
                .filter(form -> form.toString().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(
                        () ->
                                new TypeConversionException(
                                        "'" + value + "' is none of " + words(forms)));
    }

    private static String words(List<Form> forms) {
        return Arrays.toString(forms.toArray()).replaceAll("[\\[\\]]", "");
    }
}

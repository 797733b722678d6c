package org.molrae.cli.options;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of the forms that a verb writes. */
public abstract class FormConverter implements ITypeConverter<Form> {

    private final List<Form> forms;
    private final String words;

    protected FormConverter(Form... forms) {
        this.forms = List.of(forms);
        words = this.forms.stream().map(Form::toString).collect(Collectors.joining(", "));
    }

    @Override
    public final Form convert(String value) {
        return forms.stream()
                .filter(form -> form.toString().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(
                        () ->
                                new TypeConversionException(
                                        "'%s' is none of %s".formatted(value, words)));
    }
}

package org.molrae.cli.images;

import org.molrae.images.data.ImageSource;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of an option that names a data set of images. */
final class ImageSourceConverter implements ITypeConverter<ImageSource> {

    @Override
    public ImageSource convert(String value) {
        try {
            return ImageSource.parse(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}

package org.molrae.images;

import java.io.IOException;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.model.ModelFormat;
import org.molrae.autoencoder.model.StoredModel;
import org.molrae.autoencoder.storage.TensorType;
import org.molrae.images.network.ConvolutionalConfig;

/** Image models on disk: a {@link ModelFormat} without loss of precision. */
final class ImageModelFile extends ModelFormat<ImageAutoencoder> {

    static final ImageModelFile FORMAT = new ImageModelFile();

    private ImageModelFile() {
        super("image", 4L << 30, TensorType.F32, TensorType.F64);
    }

    @Override
    protected String network(ImageAutoencoder model) {
        return StoredModel.json(model.config());
    }

    @Override
    protected ImageAutoencoder create(StoredModel stored, ComputeDevice device) throws IOException {
        ConvolutionalConfig config =
                StoredModel.parse("network", stored.network(), ConvolutionalConfig.class);
        Posterior posterior = stored.posterior();
        stored.requireWeights(config.parameters(posterior.encoderWidth(config.latentDimension())));
        return ImageAutoencoder.untrained(config, posterior, device, 0);
    }
}

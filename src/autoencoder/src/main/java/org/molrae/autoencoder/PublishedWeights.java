package org.molrae.autoencoder;

/**
 * β and λ of the authors' released configurations (ParthaEth/Regularized_autoencoders-RAE-, commit
 * 3854e1a, {@code configurations/config.py}), converted to the terms of this package: {@code L_rec}
 * is the squared error <i>summed</i> over the {@code P} values of an image, {@code L_z} as {@link
 * LatentPenalty} has it.
 *
 * <table>
 *   <caption>As released, and by what they are multiplied here</caption>
 *   <tr><th>model</th><th>MNIST</th><th>CIFAR-10</th><th>CelebA</th><th>times</th></tr>
 *   <tr><td>VAE, 2sVAE: β</td><td>0.312</td><td>0.024</td><td>0.09024</td><td>channels</td></tr>
 *   <tr><td>CV-VAE: β</td><td>0.039</td><td>9e-4</td><td>0.01</td><td>channels</td></tr>
 *   <tr><td>WAE: β</td><td>0.03</td><td>0.006</td><td>100</td><td>P; CelebA 20</td></tr>
 *   <tr><td>RAE-GP: β</td><td>1e-4</td><td>9e-4</td><td>1e-4</td><td>2P/d</td></tr>
 *   <tr><td>RAE-L2: β</td><td>1e-4</td><td>1e-3</td><td>1e-4</td><td>2P/d</td></tr>
 *   <tr><td>RAE-SN: β</td><td>0.009</td><td>0.03</td><td>2.4e-3</td><td>2P/d</td></tr>
 *   <tr><td>RAE: β</td><td>5e-4</td><td>0.01</td><td>1e-4</td><td>2P/d</td></tr>
 *   <tr><td>RAE-L2: λ</td><td>1e-7</td><td>1e-6</td><td>1e-7</td><td>P</td></tr>
 *   <tr><td>AE-L2: λ</td><td>1e-7</td><td>1e-6</td><td>1e-6</td><td>P</td></tr>
 *   <tr><td>RAE-GP: λ</td><td>5e-8</td><td>0</td><td>1e-7</td><td>P</td></tr>
 * </table>
 *
 * <p>The released losses differ in what they average: RAEs and WAE take the mean of the squared
 * error over all values, VAEs the sum over the pixels of the mean over channels, WAE on CelebA 0.05
 * of the sum. The λ of RAE-GP is of another penalty than {@link GradientPenalty}, whose javadoc
 * says which: it is given for want of a better one.
 */
public enum PublishedWeights {
    /** Digits, padded to 32 x 32. */
    MNIST(1, 32, 16),
    /** Small photographs, 32 x 32. */
    CIFAR_10(3, 32, 128),
    /** Faces, 64 x 64. */
    CELEBA(3, 64, 64);

    private final int channels;
    private final int side;
    private final int latentDimension;

    PublishedWeights(int channels, int side, int latentDimension) {
        this.channels = channels;
        this.side = side;
        this.latentDimension = latentDimension;
    }

    /** {@code d}, the number of latent dimensions. */
    public int latentDimension() {
        return latentDimension;
    }

    /** {@code P}, the number of values of an image. */
    public int size() {
        return channels * side * side;
    }

    /** β of a model. */
    public double latentWeight(Preset preset) {
        double norm = 2.0 * size() / latentDimension;
        return switch (preset) {
            case VAE, TWO_STAGE_VAE -> channels * pick(0.312, 0.024, 0.09024);
            case CV_VAE -> channels * pick(0.039, 9e-4, 0.01);
            case WAE -> pick(size() * 0.03, size() * 0.006, 20 * 100);
            case RAE_GP -> norm * pick(1e-4, 9e-4, 1e-4);
            case RAE_L2 -> norm * pick(1e-4, 1e-3, 1e-4);
            case RAE_SN -> norm * pick(0.009, 0.03, 2.4e-3);
            case RAE -> norm * pick(5e-4, 0.01, 1e-4);
            case AE, AE_L2 -> 0;
        };
    }

    /** λ of a model. */
    public double regularizerWeight(Preset preset) {
        return switch (preset) {
            case RAE_L2 -> size() * pick(1e-7, 1e-6, 1e-7);
            case AE_L2 -> size() * pick(1e-7, 1e-6, 1e-6);
            case RAE_GP -> size() * pick(5e-8, 0, 1e-7);
            default -> 0;
        };
    }

    /** A model with its published weights. */
    public Objective objective(Preset preset) {
        return preset.objective(latentWeight(preset), regularizerWeight(preset));
    }

    private double pick(double mnist, double cifar, double celeba) {
        return switch (this) {
            case MNIST -> mnist;
            case CIFAR_10 -> cifar;
            case CELEBA -> celeba;
        };
    }
}

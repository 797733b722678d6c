package org.molrae.autoencoder;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ten models of Ghosh et al., table 1, as choices of parts. Their weights depend on the data;
 * those of the authors are in {@link PublishedWeights}.
 */
@SuppressWarnings("ImmutableEnumChecker") // the parts are records
public enum Preset {
    /** Variational autoencoder: Gaussian posterior, KL divergence. */
    VAE("vae", new Posterior.Gaussian(), new LatentPenalty.KullbackLeibler(), none()),

    /** VAE whose posterior has one constant variance. */
    CV_VAE(
            "cv-vae",
            new Posterior.ConstantVariance(Posterior.ConstantVariance.PUBLISHED),
            new LatentPenalty.KullbackLeibler(),
            none()),

    /** Wasserstein autoencoder with MMD and inverse multiquadratics; its encoder is a function. */
    WAE("wae", new Posterior.Deterministic(), new LatentPenalty.MaximumMeanDiscrepancy(), none()),

    /**
     * Two-stage VAE (Dai and Wipf, <i>Diagnosing and Enhancing VAE Models</i>, ICLR 2019): trained
     * as a VAE; what makes it one is its density, {@code 2svae}, fitted to the codes. Dai and Wipf
     * also learn the decoder's variance, Ghosh et al. do not.
     */
    TWO_STAGE_VAE(
            "2svae",
            new Posterior.Gaussian(),
            new LatentPenalty.KullbackLeibler(),
            none(),
            "2svae"),

    /** RAE with a gradient penalty on the decoder. */
    RAE_GP(
            "rae-gp",
            new Posterior.Deterministic(),
            new LatentPenalty.HalfSquaredNorm(),
            new GradientPenalty(GradientPenalty.DEFAULT_STEP)),

    /** RAE with Tikhonov regularization of the decoder. */
    RAE_L2(
            "rae-l2",
            new Posterior.Deterministic(),
            new LatentPenalty.HalfSquaredNorm(),
            new Tikhonov()),

    /** RAE with spectral normalization of the decoder. */
    RAE_SN(
            "rae-sn",
            new Posterior.Deterministic(),
            new LatentPenalty.HalfSquaredNorm(),
            new SpectralNormalization()),

    /** RAE without explicit decoder regularization. */
    RAE("rae", new Posterior.Deterministic(), new LatentPenalty.HalfSquaredNorm(), none()),

    /** Plain autoencoder. */
    AE("ae", new Posterior.Deterministic(), new LatentPenalty.None(), none()),

    /** Autoencoder with Tikhonov regularization of the decoder, and no penalty on its codes. */
    AE_L2("ae-l2", new Posterior.Deterministic(), new LatentPenalty.None(), new Tikhonov());

    private final String label;
    private final Posterior posterior;
    private final LatentPenalty latentPenalty;
    private final DecoderRegularizer decoderRegularizer;
    private final @Nullable String density;

    Preset(
            String label,
            Posterior posterior,
            LatentPenalty latentPenalty,
            DecoderRegularizer decoderRegularizer) {
        this(label, posterior, latentPenalty, decoderRegularizer, null);
    }

    Preset(
            String label,
            Posterior posterior,
            LatentPenalty latentPenalty,
            DecoderRegularizer decoderRegularizer,
            @Nullable String density) {
        this.label = label;
        this.posterior = posterior;
        this.latentPenalty = latentPenalty;
        this.decoderRegularizer = decoderRegularizer;
        this.density = density;
    }

    private static DecoderRegularizer none() {
        return new DecoderRegularizer.None();
    }

    /** The name on the command line, e.g. {@code rae-l2}. */
    public String label() {
        return label;
    }

    /**
     * The preset with this label, in capitals or not.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Preset named(String label) {
        String wanted = label.toLowerCase(Locale.ROOT).replace('_', '-');
        for (Preset preset : values()) {
            if (preset.label.equals(wanted)) {
                return preset;
            }
        }
        throw new IllegalArgumentException(
                "unknown preset '%s'; there are %s".formatted(label, String.join(", ", labels())));
    }

    /** The names of all, as on the command line. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Preset::label).toList();
    }

    /** The density, by name, that is part of the model and is fitted after training. */
    public Optional<String> density() {
        return Optional.ofNullable(density);
    }

    /** How its codes are made. */
    public Posterior posterior() {
        return posterior;
    }

    /** Its penalty on the codes. */
    public LatentPenalty latentPenalty() {
        return latentPenalty;
    }

    /** Its decoder regularizer. */
    public DecoderRegularizer decoderRegularizer() {
        return decoderRegularizer;
    }

    /**
     * The preset with these weights.
     *
     * @param latentWeight β; no matter to a preset without a latent penalty
     * @param regularizerWeight λ; no matter to a preset without a penalty on the decoder
     */
    public Objective objective(double latentWeight, double regularizerWeight) {
        return new Objective(
                posterior, latentPenalty, latentWeight, decoderRegularizer, regularizerWeight);
    }
}

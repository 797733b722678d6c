package org.molrae.search;

/** A listener to the progress of a campaign, called on the thread that runs it. */
public interface CampaignListener {

    /** Hears nothing. */
    CampaignListener NONE = new CampaignListener() {};

    /** A proposal was scored, or read from the trace. */
    default void evaluated(Evaluation evaluation) {}

    /** A round is over. */
    default void round(RoundReport report) {}
}

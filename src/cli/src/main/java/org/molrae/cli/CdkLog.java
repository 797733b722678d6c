package org.molrae.cli;

import org.openscience.cdk.tools.ILoggingTool;
import org.openscience.cdk.tools.LoggingToolFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what CDK logs to SLF4J; left alone, CDK prints it on the standard error stream. (CDK's own
 * bridge, {@code cdk-slf4j}, is not on Maven Central for CDK 2.12.)
 *
 * <p>CDK warns about every line of doubtful input, so its errors and warnings are told at level
 * debug: callers learn of them by an exception or a fallback.
 *
 * <p>CDK's logging is global, so only the command changes it; libraries leave it alone. The class
 * is public only because CDK makes its instances by reflection.
 */
public final class CdkLog implements ILoggingTool {

    private final Logger logger;

    private CdkLog(Class<?> source) {
        this.logger = LoggerFactory.getLogger(source);
    }

    /** Makes CDK log here; again and again is as good as once. */
    public static void install() {
        LoggingToolFactory.setLoggingToolClass(CdkLog.class);
    }

    /** Called by CDK, by its name. */
    public static ILoggingTool create(Class<?> source) {
        return new CdkLog(source);
    }

    @Override
    public void debug(Object object) {
        logger.trace("{}", object);
    }

    @Override
    public void debug(Object object, Object... more) {
        if (logger.isTraceEnabled()) {
            logger.trace(join(object, more));
        }
    }

    @Override
    public void info(Object object) {
        logger.debug("{}", object);
    }

    @Override
    public void info(Object object, Object... more) {
        tell(object, more);
    }

    @Override
    public void warn(Object object) {
        logger.debug("{}", object);
    }

    @Override
    public void warn(Object object, Object... more) {
        tell(object, more);
    }

    @Override
    public void error(Object object) {
        logger.debug("{}", object);
    }

    @Override
    public void error(Object object, Object... more) {
        tell(object, more);
    }

    @Override
    public void fatal(Object object) {
        logger.error("{}", object);
    }

    private void tell(Object object, Object... more) {
        if (logger.isDebugEnabled()) {
            logger.debug(join(object, more));
        }
    }

    private static String join(Object object, Object... more) {
        StringBuilder text = new StringBuilder(String.valueOf(object));
        for (Object part : more) {
            text.append(part);
        }
        return text.toString();
    }

    @Override
    public boolean isDebugEnabled() {
        return logger.isTraceEnabled();
    }

    /** Levels are set where SLF4J's provider is configured. */
    @Override
    public void setLevel(int level) {}

    @Override
    public int getLevel() {
        return logger.isTraceEnabled() ? ILoggingTool.TRACE : ILoggingTool.FATAL;
    }

    @Override
    public void setStackLength(int length) {}

    @Override
    public void dumpSystemProperties() {}

    @Override
    public void dumpClasspath() {}
}

/**
 * molrae on Apache Spark: SQL functions over columns of SMILES, samples that are the same rows for
 * any number of partitions, and the figures of {@code evaluate} for data sets of any size.
 *
 * <pre>{@code
 * MolraeSpark.register(spark);
 * spark.sql("SELECT smiles, molrae_check(smiles).reason FROM molecules").show();
 * Dataset<Row> drawn = MolraeSpark.sample(spark, 1000, 1);
 * Dataset<Row> best = MolraeSpark.top(drawn, "qed", 10);
 * }</pre>
 *
 * <p>Written against Spark's API for Java alone, in which no type of Scala's occurs, so that one
 * jar serves Spark 3.5 with Scala 2.12 and 2.13, and Spark 4. What is here moves rows; chemistry,
 * drawing and metrics are those of the other modules, and what sums up partitions are their {@link
 * org.molrae.chemistry.evaluation.SetStatistics}.
 */
@NullMarked
package org.molrae.spark;

import org.jspecify.annotations.NullMarked;

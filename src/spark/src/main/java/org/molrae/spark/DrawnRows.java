package org.molrae.spark;

import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.molecules.DrawnMolecule;

/** Draws the molecules of a part of a sample: those of the numbers that fall into it. */
final class DrawnRows implements FlatMapFunction<Long, Row> {

    static final StructType TYPE =
            new StructType()
                    .add("index", DataTypes.LongType, false)
                    .add("smiles", DataTypes.StringType, false);

    private static final long serialVersionUID = 1;

    private final SparkModel model;
    private final long count;
    private final long parts;
    private final long seed;
    private final SamplingStep how;

    DrawnRows(SparkModel model, long count, long parts, long seed, SamplingStep how) {
        this.model = model;
        this.count = count;
        this.parts = parts;
        this.seed = seed;
        this.how = how;
    }

    @Override
    public Iterator<Row> call(Long part) throws InvalidMoleculeException {
        Stream<DrawnMolecule> drawn =
                how
                        .of(model.generator().sampling().seed(seed).threads(1))
                        .range(first(part), first(part + 1))
                        .stream();
        TaskContext task = TaskContext.get();
        if (task != null) {
            // a query with a limit leaves the rest
            TaskCompletionListener close = context -> drawn.close();
            task.addTaskCompletionListener(close);
        }
        return drawn.map(one -> RowFactory.create(one.index(), one.smiles())).iterator();
    }

    private long first(long part) {
        long whole = count / parts;
        return part * whole + Math.min(part, count % parts);
    }
}

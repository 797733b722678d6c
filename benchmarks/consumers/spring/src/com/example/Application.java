package com.example;

import java.io.IOException;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.molecules.MoleculeGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** The same in Spring Boot: the generator is a bean that loads when it is first asked for. */
@SpringBootApplication
public class Application {

    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }

    @Bean
    @Lazy
    MoleculeGenerator generator() throws IOException {
        return MoleculeGenerator.builder().threads(1).build();
    }

    @Bean
    CommandLineRunner runner(ObjectProvider<MoleculeGenerator> generator) {
        return arguments -> {
            String smiles = generator.getObject().sample(1, 1).get(0);
            double qed = Descriptors.DRUG_LIKENESS.of(Molecule.fromSmiles(smiles));
            System.out.printf("%s %.3f%n", smiles, qed);
        };
    }
}

package org.molrae.chemistry.goals;

import org.molrae.chemistry.alerts.AlertCatalog;
import org.molrae.chemistry.properties.Descriptor;
import org.molrae.chemistry.structure.Molecule;

/** How many alerts of a list a molecule raises. */
final class AlertCount implements Descriptor {

    private final String list;
    private final AlertCatalog alerts;

    /**
     * Counts the alerts of a list.
     *
     * @param list its name
     */
    AlertCount(String list, AlertCatalog alerts) {
        this.list = list;
        this.alerts = alerts;
    }

    @Override
    public String name() {
        return "alerts " + list;
    }

    @Override
    public String unit() {
        return "1";
    }

    @Override
    public double lowest() {
        return 0;
    }

    @Override
    public double highest() {
        return alerts.alerts().size();
    }

    @Override
    public boolean whole() {
        return true;
    }

    @Override
    public double of(Molecule molecule) {
        return alerts.count(molecule);
    }
}

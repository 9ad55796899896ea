namespace Kpi.Data.Catalogue;

/// <summary>Why a duty has not been laid down.</summary>
public enum FormDutyFault
{
    /// <summary>There is no such form.</summary>
    Form,

    /// <summary>The first reporting year is not between 1901 and 2199.</summary>
    Year,

    /// <summary>The form's calendar has no such kind of period.</summary>
    Kind,

    /// <summary>The decision behind it is not named, or in more than 500 characters.</summary>
    Cause,

    /// <summary>It says what holds already.</summary>
    Same,
}

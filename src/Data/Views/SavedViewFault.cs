namespace Kpi.Data.Views;

/// <summary>Why a view has not been saved or changed.</summary>
public enum SavedViewFault
{
    /// <summary>It has no name, or one of more than 80 characters.</summary>
    Name,

    /// <summary>Another view of the same person and page has the name.</summary>
    Taken,

    /// <summary>The filters are longer than an address may be.</summary>
    Query,

    /// <summary>The person has as many as one may have.</summary>
    Many,

    /// <summary>There is no such view, or it is somebody else's.</summary>
    Gone,
}

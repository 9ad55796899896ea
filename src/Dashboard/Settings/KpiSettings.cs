using System.Globalization;
using Kpi.Data.Persistence;
using Kpi.Jobs.Import;
using Kpi.Jobs.Inbox;
using Kpi.Jobs.Maintenance;

namespace Kpi.Dashboard.Settings;

/// <summary>The section <c>Kpi</c> of the configuration, read and found good.</summary>
/// <param name="DataDirectory">Folder of everything the program keeps, as a full path.</param>
/// <param name="Samples">Whether example submissions and illustrative targets exist.</param>
/// <param name="Culture">Language where nobody has chosen one: the console, result files, first visits.</param>
/// <param name="TimeZone">Where days begin and end.</param>
public sealed record KpiSettings(
    string DataDirectory,
    ProgramRole Role,
    bool Samples,
    StoreOptions Store,
    BootstrapSettings Bootstrap,
    InboxOptions Inbox,
    ImportOptions Import,
    BackupOptions Backup,
    CultureInfo Culture,
    TimeZoneInfo TimeZone);

using Kpi.Data.Persistence;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kpi.Data.Identity;

/// <summary>Registers the storage of ASP.NET Core Identity and Data Protection.</summary>
public static class IdentityStoreServices
{
    public static IdentityBuilder AddKpiIdentityStores(this IdentityBuilder identity)
    {
        identity.AddEntityFrameworkStores<KpiContext>().AddUserStore<OwnChangeStore>();
        identity.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(sp => new ConfigureOptions<KeyManagementOptions>(
            o => o.XmlRepository = new DataProtectionKeyStore(sp.GetRequiredService<IDbContextFactory<KpiContext>>())));
        identity.Services.AddSingleton(sp => new OneTimeLinkStore(sp.GetRequiredService<IDbContextFactory<KpiContext>>(), sp.GetRequiredService<TimeProvider>()));
        return identity;
    }
}
